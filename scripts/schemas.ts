// Writes what the manifest and `schemas/` say of rules and conventions, and what `docs/reference.md` says of the manifest, after a
// change of these.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from './support/project.ts'
import { withReferenceTables } from './support/referenceTables.ts'
import { conventionsSchema, type Json, ruleSettings, ruleTexts } from './support/schemas.ts'

interface Manifest {
  readonly contributes: { readonly configuration: readonly { readonly properties: Record<string, Json> }[] }
}

write('schemas/digest.schema.json', conventionsSchema())

const manifest = read<Manifest>('package.json')
for (const { properties } of manifest.contributes.configuration) {
  const { properties: _, additionalProperties: __, ...setting } = properties['researchDigest.rules'] ?? {}
  if ('type' in setting) properties['researchDigest.rules'] = { ...setting, ...ruleSettings() }
}
write('package.json', manifest)

const others = Object.entries(read<Record<string, string>>('package.nls.json')).filter(
  ([key]) => !key.startsWith('rule.'),
)
write('package.nls.json', { ...Object.fromEntries(others), ...ruleTexts() })

const reference = path.join(projectRoot, 'docs/reference.md')
writeFileSync(reference, withReferenceTables(readFileSync(reference, 'utf8')))

function read<T>(file: string): T {
  return JSON.parse(readFileSync(path.join(projectRoot, file), 'utf8')) as T
}

function write(file: string, value: unknown): void {
  writeFileSync(path.join(projectRoot, file), `${JSON.stringify(value, null, 2)}\n`)
}
