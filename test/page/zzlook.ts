import { startLocalArxiv } from '../localArxiv/server.ts'
import { localArxivSettings } from '../localArxiv/settings.ts'
import { Editor } from './support/editor.ts'

const arxiv = await startLocalArxiv()
const editor = await Editor.open({ settings: localArxivSettings(arxiv) })
try {
  await editor.openFile(process.argv[2] ?? '2020-11-generative-models.digest')
  await editor.runCommand('Research Digest: Open Preview to the Side')
  const frame = await editor.webview('article.entry .authors')
  await editor.page.waitForTimeout(3000)
  await editor.screenshot('look-dark')
  console.log(await editor.errors())
  await frame.evaluate('scrollTo(0, 1500)')
  await editor.page.waitForTimeout(1500)
  await editor.screenshot('look-scrolled')
  console.log((await frame.content()).slice(0, 6000))
} finally {
  await editor.close()
  await arxiv.close()
}
