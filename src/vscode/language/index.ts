import { registerCodeActions } from './codeActions.ts'
import { registerCodeLens } from './codeLens.ts'
import { registerCompletion } from './completion.ts'
import { registerDefinition } from './definition.ts'
import { registerDiagnostics } from './diagnostics.ts'
import { registerDoiHover } from './doiHover.ts'
import { registerFolding } from './folding.ts'
import { registerFormatting } from './formatting.ts'
import { registerHighlights } from './highlights.ts'
import { registerHover } from './hover.ts'
import { registerInlayHints } from './inlayHints.ts'
import { registerLayoutActions } from './layoutActions.ts'
import { registerLinks } from './links.ts'
import { registerReferences } from './references.ts'
import type { RegisterFeature } from './registerFeature.ts'
import { registerRename } from './rename.ts'
import { registerSelectionRanges } from './selectionRanges.ts'
import { registerSymbols } from './symbols.ts'
import { registerWorkspaceSymbols } from './workspaceSymbols.ts'

export const languageFeatures: readonly RegisterFeature[] = [
  registerCompletion,
  registerHover,
  registerDoiHover,
  registerDiagnostics,
  registerCodeActions,
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
]
