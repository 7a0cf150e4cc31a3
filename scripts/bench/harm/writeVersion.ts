// Writes one version of an export into a folder: `writeVersion.ts FOLDER LETTER`; each of its files is that letter, repeated.
import { writeExport } from '../../../src/files/exportFolder.ts'

const [folder = '', letter = ''] = process.argv.slice(2)
const text = letter.repeat(200_000)
const files = Array.from({ length: 300 }, (_, at) => ({ path: `${at}.html`, text }))
await writeExport({ folder, files, format: 'site', isWhole: true, inputs: [] })
