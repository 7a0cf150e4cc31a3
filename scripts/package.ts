// Builds the extension for production and packages it as NAME-VERSION.vsix in the project's folder.
import { createVSIX } from '@vscode/vsce'
import { buildExtension } from './support/build.ts'
import { projectRoot, vsixPath } from './support/project.ts'

await buildExtension('production')
await createVSIX({
  cwd: projectRoot,
  packagePath: vsixPath(),
  // All code is in the bundles.
  dependencies: false,
  allowMissingRepository: true,
  rewriteRelativeLinks: false,
})
