import * as vscode from 'vscode'
import { eventually } from './eventually.ts'

/**
 * The diagnostics of a document, once they are as wanted; without what says that the sample has covered a paper, which
 * comes when the archive has been read.
 */
export function problemsOf(
  document: vscode.TextDocument,
  isRight: (problems: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  const ask = () =>
    vscode.languages.getDiagnostics(document.uri).filter((problem) => ruleOf(problem) !== 'already-covered')
  return eventually(ask, isRight)
}

/** The id of the rule behind a diagnostic. */
export function ruleOf(problem: vscode.Diagnostic | undefined): unknown {
  return typeof problem?.code === 'object' ? problem.code.value : problem?.code
}
