import { registerCodeActions } from './codeActions.ts'
import { registerCompletion } from './completion.ts'
import { registerDiagnostics } from './diagnostics.ts'
import { registerDoiHover } from './doiHover.ts'
import { registerFolding } from './folding.ts'
import { registerHighlights } from './highlights.ts'
import { registerHover } from './hover.ts'
import { registerInlayHints } from './inlayHints.ts'
import { registerLinks } from './links.ts'
import type { RegisterFeature } from './registerFeature.ts'
import { registerSelectionRanges } from './selectionRanges.ts'
import { registerSymbols } from './symbols.ts'

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
]
