import { run } from './run.ts'

/**
 * Builds the extension into dist/. `development` keeps source maps and readable code.
 * @throws when the build fails; esbuild has then printed why.
 */
export async function buildExtension(kind: 'production' | 'development'): Promise<void> {
  const flags = kind === 'development' ? ['--development'] : []
  const { code } = await run(process.execPath, ['esbuild.mjs', ...flags])
  if (code !== 0) throw new Error('The extension does not build; see the messages above.')
}
