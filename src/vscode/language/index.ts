import type { RegisterFeature } from '../services.ts'
import {
  registerCodeLens,
  registerHover,
  registerInlayHints,
  registerLinks,
  registerSemanticTokens,
} from './annotations.ts'
import {
  registerCompletion,
  registerSnippets,
  registerStatementCompletion,
  registerTagCompletion,
} from './completion.ts'
import {
  registerArrangeActions,
  registerCodeActions,
  registerCompleteActions,
  registerDiagnostics,
  registerFixAll,
  registerFixBySearch,
  registerLayoutActions,
} from './diagnostics.ts'
import { registerFormatting, registerWrapping } from './formatting.ts'
import {
  registerDefinition,
  registerFolding,
  registerHighlights,
  registerReferences,
  registerRename,
  registerSelectionRanges,
  registerSymbols,
  registerWorkspaceSymbols,
} from './navigation.ts'
import { registerPaste } from './paste.ts'
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
