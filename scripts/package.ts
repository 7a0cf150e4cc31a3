// Packages the extension, which `vscode:prepublish` builds: as the file that is named, or as NAME-VERSION.vsix in the
// project's folder. `vsce package` gives the same.
import path from 'node:path'
import { createVSIX } from '@vscode/vsce'
import { projectRoot, vsixPath } from './support/project.ts'

await createVSIX({
  cwd: projectRoot,
  packagePath: path.resolve(process.argv[2] ?? vsixPath()),
  // All code is in the bundles; nothing of node_modules is looked at, wherever it lies.
  dependencies: false,
})
