import * as vscode from 'vscode'

/**
 * Registers anew whenever the event fires: VS Code keeps what some kinds of providers gave until the document's next edit,
 * and asks a new provider at once.
 */
export function registerAgainOn(
  event: vscode.Event<void>,
  register: () => vscode.Disposable,
): vscode.Disposable {
  let registered = register()
  const listener = event(() => {
    registered.dispose()
    registered = register()
  })
  return { dispose: () => vscode.Disposable.from(listener, registered).dispose() }
}
