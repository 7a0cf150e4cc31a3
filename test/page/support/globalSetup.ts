import { buildExtension } from '../../../scripts/support/build.ts'
import { installServer } from '../../../scripts/vscode/installServer.ts'

/** Called by mocha before all tests: what they need and what would take them longer than a test may. */
export async function mochaGlobalSetup(): Promise<void> {
  await buildExtension('development')
  await installServer()
}
