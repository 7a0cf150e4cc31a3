// Writes an export into a folder, again and again, until somebody kills it: `writeWithoutEnd.ts FOLDER`.
import { writeExport } from '../../../src/files/exportFolder.ts'

const [folder = ''] = process.argv.slice(2)
const length = 200_000

for (let version = Date.now(); ; version++) {
  const letter = String.fromCharCode(97 + (version % 26))
  const files = Array.from({ length: 40 }, (_, at) => ({ path: `${at}.html`, text: letter.repeat(length) }))
  await writeExport({ folder, files, format: 'site', isWhole: true, inputs: [] })
}
