import type { FromPage, PreviewState } from '../vscode/preview/messages.ts'

/** What the page adds to the state that the extension keeps for the next start. */
interface PageState extends PreviewState {
  /** The line at the top of the page. */
  readonly line?: number
  /** The papers whose abstracts are open. */
  readonly opened?: readonly string[]
}

declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void
  getState(): PageState | undefined
  setState(state: PageState): void
}

/** The extension behind the page; VS Code hands it out once. */
export const host = acquireVsCodeApi()

/** Keeps further state. Before the extension has said what is shown, there is nothing to keep. */
export function remember(part: Partial<PageState>): void {
  const state = host.getState()
  if (state) host.setState({ ...state, ...part })
}
