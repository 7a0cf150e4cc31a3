// Editors look the description of the manifest up in package.nls.json, which npm does not know. `npm pack` calls this before
// it packs, with `set`, and afterwards, with `unset`.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { replaceFile } from '../src/files/replaceFile.ts'
import { projectRoot } from './support/project.ts'

const key = 'extension.description'
const manifest = path.join(projectRoot, 'package.json')
const english: string = JSON.parse(readFileSync(path.join(projectRoot, 'package.nls.json'), 'utf8'))[key]
const description = process.argv[2] === 'set' ? english : `%${key}%`
const text = readFileSync(manifest, 'utf8')
// The first one is that of the package; everything else stays as it is, byte for byte.
await replaceFile(
  manifest,
  text.replace(
    /^( {2}"description": ).*(,)$/m,
    (_, before, after) => before + JSON.stringify(description) + after,
  ),
)
