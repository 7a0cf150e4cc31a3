// Builds the extension for production, as packages hold it: before `npm pack` and `vsce package`, from a fresh clone, too.
import { buildExtension } from './support/build.ts'

await buildExtension('production')
