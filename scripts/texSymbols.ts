// Writes the table of the characters that TeX's commands print, after an update of KaTeX.
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from './support/project.ts'
import { texSymbolsModule } from './support/texSymbols.ts'

writeFileSync(path.join(projectRoot, 'src/core/paper/tex/symbols.ts'), await texSymbolsModule())
