// Writes the guides as a site: into the folder that is named, or into `site`.
import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { readPageAssets } from '../src/files/exportFolder.ts'
import { buildPageAssets } from './support/buildPageAssets.ts'
import { docsSite } from './support/docsSite.ts'
import { fetchedFolder, projectRoot } from './support/project.ts'

const folder = path.resolve(projectRoot, process.argv[2] ?? 'site')
const assets = path.join(fetchedFolder, 'page-assets')
await buildPageAssets(assets)
await rm(folder, { recursive: true, force: true })
for (const { path: name, content } of docsSite(await readPageAssets(assets))) {
  const file = path.join(folder, name)
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, content)
}
console.log(`Open ${path.join(path.relative(process.cwd(), folder), 'index.html')} in a browser.`)
