import { registerCodeActions } from './codeActions.ts'
import { registerCompletion } from './completion.ts'
import { registerDiagnostics } from './diagnostics.ts'
import { registerDoiHover } from './doiHover.ts'
import { registerFixAll } from './fixAll.ts'
import { registerFolding } from './folding.ts'
import { registerHover } from './hover.ts'
import { registerMendBySearch } from './mendBySearch.ts'
import type { RegisterFeature } from './registerFeature.ts'
import { registerStatementCompletion } from './statementCompletion.ts'
import { registerSymbols } from './symbols.ts'
import { registerTagCompletion } from './tagCompletion.ts'
import { registerYamlCompletion } from './yamlCompletion.ts'
import { registerYamlHover } from './yamlHover.ts'

export const languageFeatures: readonly RegisterFeature[] = [
  registerCompletion,
  registerTagCompletion,
  registerStatementCompletion,
  registerYamlCompletion,
  registerHover,
  registerDoiHover,
  registerYamlHover,
  registerDiagnostics,
  registerCodeActions,
  registerMendBySearch,
  registerFixAll,
  registerSymbols,
  registerFolding,
]
