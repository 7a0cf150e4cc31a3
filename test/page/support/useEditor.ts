import { Editor, type EditorOptions } from './editor.ts'

/**
 * Gives the tests of the surrounding suite one editor, opened before the first and closed after the last of them. A test
 * that fails leaves a picture of the window among the artefacts.
 */
export function useEditor(options: () => EditorOptions | Promise<EditorOptions>): () => Editor {
  let editor: Editor | undefined
  suiteSetup(async () => {
    editor = await Editor.open(await options())
  })
  teardown(async function () {
    const failed = this.currentTest
    if (failed?.state === 'failed')
      await editor?.screenshot(`failed ${failed.fullTitle()}`.replaceAll(/[^\w ]/g, ''))
  })
  suiteTeardown(() => editor?.close())
  return () => {
    if (!editor) throw new Error('The editor is there only while the tests of its suite run.')
    return editor
  }
}
