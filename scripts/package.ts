// Packages the extension, which `vscode:prepublish` builds: as the file that is named, or as NAME-VERSION.vsix in the
// project's folder. `vsce package` gives the same files in a larger archive: here JSON has no spaces between its values, the manifest
// has nothing that is only for building, and all files are deflated as far as that makes them smaller.
import { createWriteStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createVSIX } from '@vscode/vsce'
import JSZip from 'jszip'
import { ZipFile } from 'yazl'
import { projectRoot, vsixPath } from './support/project.ts'

const packagePath = path.resolve(process.argv[2] ?? vsixPath())
await createVSIX({
  cwd: projectRoot,
  packagePath,
  // All code is in the bundles; nothing of node_modules is looked at, wherever it lies.
  dependencies: false,
})
const { files } = await JSZip.loadAsync(await readFile(packagePath))
const archive = new ZipFile()
for (const file of Object.values(files)) {
  const content = await file.async('nodebuffer')
  const packed = file.name.endsWith('.json') ? smaller(file.name, content) : content
  // Fonts and pictures are compressed in themselves.
  const compressionLevel = /\.(?:woff2)$/.test(file.name) ? 0 : 9
  archive.addBuffer(packed, file.name, { mtime: file.date, compressionLevel, forceDosTimestamp: true })
}
archive.end()
await pipeline(archive.outputStream, createWriteStream(packagePath))

function smaller(name: string, json: Buffer): Buffer {
  const value = JSON.parse(json.toString())
  const { scripts, devDependencies, ...needed } = value
  return Buffer.from(JSON.stringify(name === 'extension/package.json' ? needed : value))
}
