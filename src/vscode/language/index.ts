import {
  registerArrangeActions,
  registerCodeActions,
  registerCompleteActions,
  registerFixAll,
  registerFixBySearch,
  registerLayoutActions,
} from './codeActions.ts'
import { registerCodeLens } from './codeLens.ts'
import { registerCompletion } from './completion.ts'
import { registerDiagnostics } from './diagnostics.ts'
import { registerFormatting } from './formatting.ts'
import { registerHover } from './hover.ts'
import { registerInlayHints, registerLinks } from './links.ts'
import { registerPaste } from './paste.ts'
import { registerDefinition, registerHighlights, registerReferences } from './references.ts'
import type { RegisterFeature } from './registerFeature.ts'
import { registerRename } from './rename.ts'
import { registerSemanticTokens } from './semanticTokens.ts'
import { registerSnippets } from './snippets.ts'
import {
  registerFolding,
  registerSelectionRanges,
  registerSymbols,
  registerWorkspaceSymbols,
} from './symbols.ts'
import { registerStatementCompletion, registerTagCompletion } from './tagCompletion.ts'
import { registerWrapping } from './wrapping.ts'
import { registerYamlCompletion, registerYamlHover } from './yaml.ts'

export const languageFeatures: readonly RegisterFeature[] = [
  registerCompletion,
  registerTagCompletion,
  registerStatementCompletion,
  registerSnippets,
  registerYamlCompletion,
  registerHover,
  registerYamlHover,
  registerDiagnostics,
  registerCodeActions,
  registerFixBySearch,
  registerFixAll,
  registerSymbols,
  registerFolding,
  registerSelectionRanges,
  registerLinks,
  registerHighlights,
  registerSemanticTokens,
  registerInlayHints,
  registerDefinition,
  registerReferences,
  registerRename,
  registerWorkspaceSymbols,
  registerCodeLens,
  registerFormatting,
  registerLayoutActions,
  registerWrapping,
  registerPaste,
  registerCompleteActions,
  registerArrangeActions,
]
