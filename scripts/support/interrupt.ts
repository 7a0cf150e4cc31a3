import { whenParentEnds } from './whenParentEnds.mjs'

/**
 * A signal that aborts when the person or the system asks this process to end, or when the process that started it has. Later requests change nothing: the
 * terminal, npm and our own wrapper each send one for a single Ctrl+C.
 */
export function interruptSignal(): AbortSignal {
  const controller = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => controller.abort(new Error(`Ended by ${name}`)))
  }
  whenParentEnds(() => controller.abort(new Error('Ended with the process that started this one')))
  return controller.signal
}
