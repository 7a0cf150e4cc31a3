import * as vscode from 'vscode'
import { describeError, isAbort } from '../../core/base/errors.ts'

/** Where work that nobody awaits hands its errors: what was cancelled is forgotten, the rest goes to the log. */
export function reportError(log: vscode.LogOutputChannel, doing: string): (error: unknown) => void {
  return (error) => {
    if (isAbort(error) || error instanceof vscode.CancellationError) return
    log.error(`${doing}: ${describeError(error)}`)
  }
}
