import { registerCodeActions } from './codeActions.ts'
import { registerCompletion } from './completion.ts'
import { registerDiagnostics } from './diagnostics.ts'
import { registerDoiHover } from './doiHover.ts'
import { registerFixAll } from './fixAll.ts'
import { registerFolding } from './folding.ts'
import { registerHover } from './hover.ts'
import { registerMendBySearch } from './mendBySearch.ts'
import type { RegisterFeature } from './registerFeature.ts'
import { registerSymbols } from './symbols.ts'

export const languageFeatures: readonly RegisterFeature[] = [
  registerCompletion,
  registerHover,
  registerDoiHover,
  registerDiagnostics,
  registerCodeActions,
  registerMendBySearch,
  registerFixAll,
  registerSymbols,
  registerFolding,
]
