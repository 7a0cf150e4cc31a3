import * as vscode from 'vscode'
import { describeError, isAbort } from '../../core/base/errors.ts'
import { inLine } from '../../core/base/foreignText.ts'

/**
 * A log that untrusted text cannot forge: such text, for example from a service, starts no line and is not interpreted.
 */
export function createLog(): vscode.LogOutputChannel {
  const channel = vscode.window.createOutputChannel(vscode.l10n.t('Research Digest'), { log: true })
  return Object.create(channel, {
    info: { value: (message: string) => channel.info(inLine(message)) },
    warn: { value: (message: string) => channel.warn(inLine(message)) },
    error: { value: (message: string | Error) => channel.error(inLine(String(message))) },
  })
}

/** An error handler for promises that are not awaited: cancellations are ignored, other errors go to the log. */
export function reportError(log: vscode.LogOutputChannel, doing: string): (error: unknown) => void {
  return (error) => {
    if (isAbort(error) || error instanceof vscode.CancellationError) return
    log.error(`${doing}: ${describeError(error)}`)
  }
}
