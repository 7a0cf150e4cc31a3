// Runs one measurement by its name: `npm run bench -- NAME [--json] [more arguments]`.
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from './support/project.ts'
import { run } from './support/run.ts'

const folder = path.join(projectRoot, 'scripts', 'bench')
const known = readdirSync(folder).flatMap((file) => (file.endsWith('.ts') ? path.basename(file, '.ts') : []))
const [name, ...args] = process.argv.slice(2)

if (name && known.includes(name)) {
  const { code } = await run(process.execPath, [path.join(folder, `${name}.ts`), ...args])
  process.exitCode = code
} else {
  console.error(`Usage: npm run bench -- NAME [--json]; NAME is one of: ${known.join(', ')}`)
  process.exitCode = 2
}
