import * as vscode from 'vscode'
import { commands } from './vscode/commands/index.ts'
import { languageFeatures } from './vscode/language/index.ts'
import { createServices } from './vscode/services.ts'

export function activate(context: vscode.ExtensionContext): void {
  const services = createServices(context)
  for (const register of languageFeatures) context.subscriptions.push(register(services))
  for (const command of commands) {
    context.subscriptions.push(vscode.commands.registerCommand(command.id, () => command.run(services)))
  }
}
