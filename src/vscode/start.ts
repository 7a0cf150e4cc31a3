import * as l10n from '@vscode/l10n'
import * as vscode from 'vscode'
import { ArchiveViews } from './archiveViews.ts'
import { commands } from './commands/index.ts'
import { languageFeatures } from './language/index.ts'
import type { HostMarkdown } from './preview/markdownCards.ts'
import { createServices } from './services.ts'

/** The extension at work. */
export interface Running {
  /** Runs one of the commands that the manifest declares. */
  run(command: string, argument: unknown): void | Promise<void>
  readonly views: ArchiveViews
  extendMarkdownIt<T extends HostMarkdown>(markdown: T): T
}

/** Builds all parts and registers what the editor asks for, but for commands. The context ends it all. */
export function start(context: vscode.ExtensionContext): Running {
  // The core does not know VS Code; it takes its texts from the same bundle.
  if (vscode.l10n.bundle) l10n.config({ contents: vscode.l10n.bundle })
  const services = createServices(context)
  for (const register of languageFeatures) context.subscriptions.push(register(services))
  return {
    run: (id, argument) => commands.find((command) => command.id === id)?.run(services, argument),
    views: new ArchiveViews(services.archive),
    extendMarkdownIt: (markdown) => services.markdownCards.extend(markdown),
  }
}
