import { registerArrangeActions } from './arrangeActions.ts'
import { registerCodeActions } from './codeActions.ts'
import { registerCodeLens } from './codeLens.ts'
import { registerCompleteActions } from './completeActions.ts'
import { registerCompletion } from './completion.ts'
import { registerDefinition } from './definition.ts'
import { registerDiagnostics } from './diagnostics.ts'
import { registerFixAll } from './fixAll.ts'
import { registerFolding } from './folding.ts'
import { registerFormatting } from './formatting.ts'
import { registerHighlights } from './highlights.ts'
import { registerHover } from './hover.ts'
import { registerInlayHints } from './inlayHints.ts'
import { registerLayoutActions } from './layoutActions.ts'
import { registerLinks } from './links.ts'
import { registerMendBySearch } from './mendBySearch.ts'
import { registerPaste } from './paste.ts'
import { registerReferences } from './references.ts'
import type { RegisterFeature } from './registerFeature.ts'
import { registerRename } from './rename.ts'
import { registerSelectionRanges } from './selectionRanges.ts'
import { registerStatementCompletion } from './statementCompletion.ts'
import { registerSymbols } from './symbols.ts'
import { registerTagCompletion } from './tagCompletion.ts'
import { registerWorkspaceSymbols } from './workspaceSymbols.ts'
import { registerYamlCompletion } from './yamlCompletion.ts'
import { registerYamlHover } from './yamlHover.ts'

export const languageFeatures: readonly RegisterFeature[] = [
  registerCompletion,
  registerTagCompletion,
  registerStatementCompletion,
  registerYamlCompletion,
  registerHover,
  registerYamlHover,
  registerDiagnostics,
  registerCodeActions,
  registerMendBySearch,
  registerFixAll,
  registerSymbols,
  registerFolding,
  registerSelectionRanges,
  registerLinks,
  registerHighlights,
  registerInlayHints,
  registerDefinition,
  registerReferences,
  registerRename,
  registerWorkspaceSymbols,
  registerCodeLens,
  registerFormatting,
  registerLayoutActions,
  registerPaste,
  registerCompleteActions,
  registerArrangeActions,
]
