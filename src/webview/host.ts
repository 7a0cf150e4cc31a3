import type { FromPage } from '../vscode/preview/messages.ts'

declare function acquireVsCodeApi(): { postMessage(message: FromPage): void }

/** The extension behind the page; VS Code hands it out once. */
export const host = acquireVsCodeApi()
