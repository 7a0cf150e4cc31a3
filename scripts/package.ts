// Builds the extension for production and packages it: as the file that is named, or as NAME-VERSION.vsix in the
// project's folder.
import path from 'node:path'
import { createVSIX } from '@vscode/vsce'
import { buildExtension } from './support/build.ts'
import { projectRoot, vsixPath } from './support/project.ts'

await buildExtension('production')
await createVSIX({
  cwd: projectRoot,
  packagePath: path.resolve(process.argv[2] ?? vsixPath()),
  // All code is in the bundles.
  dependencies: false,
  allowMissingRepository: true,
  rewriteRelativeLinks: false,
})
