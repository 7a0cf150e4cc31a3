import type { Log } from '../../core/base/log.ts'
import type { Output } from '../commands/command.ts'

/** Warnings and errors go beside the results; what went well is not worth a line. */
export function lineLog(output: Output): Log {
  return {
    info() {},
    warn: (message) => output.complain(message),
    error: (message) => output.complain(message),
  }
}
