import { threadId } from 'node:worker_threads'
import { DigestError } from '../../../src/core/base/errors.ts'
import { Handover, serveThread } from '../../../src/workers/serveThread.ts'

/** What the tests of channels ask a thread. */
export interface Echo {
  echo(value: unknown, signal?: AbortSignal): Promise<unknown>
  /** Gives the bytes back, and leaves none here. */
  bytes(value: Uint8Array): Promise<Uint8Array>
  /** How it was started, and what it was told since. */
  state(): Promise<{ readonly settings: unknown; readonly told: readonly string[]; readonly thread: number }>
  fail(isExpected: boolean): Promise<never>
  /** Ends when its signal aborts, and says so by an event. */
  wait(signal?: AbortSignal): Promise<void>
  die(how: 'throw' | 'exit' | 'hang'): Promise<never>
  note(text: string): void
  close(): Promise<void>
}

class ExpectedError extends DigestError {
  readonly code = 'expected'
}

serveThread<Echo, unknown>((settings, { log, emit }) => {
  const told: string[] = []
  return {
    echo: (value) => value,
    bytes: (value) => new Handover(value, [value.buffer as ArrayBuffer]),
    state: () => ({ settings, told, thread: threadId }),
    fail(isExpected) {
      throw isExpected ? new ExpectedError('as expected') : new TypeError('a bug')
    },
    wait: (signal) =>
      new Promise((_, reject) => {
        signal?.addEventListener('abort', () => {
          emit('left', undefined)
          reject(new Error('nobody reads this'))
        })
      }),
    die(how) {
      if (how === 'exit') process.exit(3)
      if (how === 'throw') setImmediate(() => Promise.reject(new Error('thrown on purpose')))
      // An empty loop would not do: once V8 has compiled it, nothing ends it.
      else /^(?:a+)+$/.test(`${'a'.repeat(60)}b`)
      return new Promise(() => {})
    },
    note(text) {
      told.push(text)
      log.info(`told ${text}`)
    },
    async close() {
      emit('closing', settings)
      if (settings === 'slow to close') await new Promise(() => {})
    },
  }
})
