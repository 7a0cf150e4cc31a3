import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

const script = (name: string) => new URL(`../../../scripts/support/${name}`, import.meta.url).href

/** What a script does that serves until it is asked to end, as `npm start` does. */
const serve = `
  const { interruptSignal } = await import('${script('interrupt.ts')}')
  const signal = interruptSignal()
  const work = setInterval(() => {}, 1_000)
  signal.addEventListener('abort', () => clearInterval(work))
  console.log(process.pid)`
/** What a program of others does, which never ends by itself. */
const others = 'setInterval(() => {}, 1_000); console.log(process.pid)'

suite('a process that another has started', () => {
  if (process.platform === 'win32') return

  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT', 'SIGKILL'] as const) {
    for (const [what, args] of [
      ['a script of ours', ['--input-type=module', '-e', serve]],
      ['a server of others', ['--import', script('exitWithParent.mjs'), '-e', others]],
    ] as const) {
      test(`ends when that has ended by ${signal}: ${what}`, async () => {
        // As npm does it: a shell in between, which hands on no signal.
        const command = [process.execPath, ...args]
          .map((part) => `'${part.replaceAll("'", "'\\''")}'`)
          .join(' ')
        const shell = spawn('sh', ['-c', `${command}; true`], { stdio: ['ignore', 'pipe', 'inherit'] })
        const lines = createInterface({ input: shell.stdout })
        const [pid] = (await once(lines, 'line')) as [string]
        const closed = once(shell.stdout, 'close')
        shell.kill(signal === 'SIGINT' ? 'SIGKILL' : signal)
        if (signal === 'SIGINT') process.kill(Number(pid), 'SIGINT')
        // The stream stays open as long as the process lives that writes to it.
        await closed
      })
    }
  }
})
