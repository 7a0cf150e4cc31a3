import * as l10n from '@vscode/l10n'
import * as vscode from 'vscode'
import { commands } from './vscode/commands/index.ts'
import { languageFeatures } from './vscode/language/index.ts'
import { createServices } from './vscode/services.ts'

export function activate(context: vscode.ExtensionContext): void {
  // The core does not know VS Code; it takes its texts from the same bundle.
  if (vscode.l10n.bundle) l10n.config({ contents: vscode.l10n.bundle })
  const services = createServices(context)
  for (const register of languageFeatures) context.subscriptions.push(register(services))
  for (const command of commands) {
    context.subscriptions.push(
      vscode.commands.registerCommand(command.id, (argument) => command.run(services, argument)),
    )
  }
}
