import * as l10n from '@vscode/l10n'
import * as vscode from 'vscode'
import { commands } from './vscode/commands/index.ts'
import { languageFeatures } from './vscode/language/index.ts'
import type { HostMarkdown } from './vscode/preview/markdownCards.ts'
import { createServices } from './vscode/services.ts'

/** What VS Code's Markdown extension asks us for, see `markdown.markdownItPlugins` in the manifest. */
export interface ExtensionApi {
  extendMarkdownIt<T extends HostMarkdown>(markdown: T): T
}

export function activate(context: vscode.ExtensionContext): ExtensionApi {
  // The core does not know VS Code; it takes its texts from the same bundle.
  if (vscode.l10n.bundle) l10n.config({ contents: vscode.l10n.bundle })
  const services = createServices(context)
  for (const register of languageFeatures) context.subscriptions.push(register(services))
  for (const command of commands) {
    context.subscriptions.push(
      vscode.commands.registerCommand(command.id, (argument?: unknown) => command.run(services, argument)),
    )
  }
  return { extendMarkdownIt: (markdown) => services.markdownCards.extend(markdown) }
}
