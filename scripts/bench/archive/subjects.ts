// What is measured cold: our index, and the workspace symbols of a Markdown language service.
export interface BenchText {
  readonly file: string
  readonly text: string
}

/** Does the work once, and gives a number that depends on all of it. */
export type ColdSubject = (texts: readonly BenchText[]) => number | Promise<number>

/** Each loads what it needs first, since loading is not what is measured. */
export const coldSubjects = {
  async index(): Promise<ColdSubject> {
    const { Archive } = await import('../../../src/core/archive/archive.ts')
    const { recordDigest } = await import('../../../src/core/archive/digestRecord.ts')
    const { parseDigest } = await import('../../../src/core/digest/session.ts')
    return (texts) => {
      const archive = new Archive()
      archive.update(
        texts.map(({ file, text }) => ({ file, record: recordDigest(parseDigest(text), { file }) })),
      )
      return archive.digests().reduce((count, { entryCount }) => count + entryCount, 0)
    }
  },

  async languageService(): Promise<ColdSubject> {
    const { createLanguageService, githubSlugifier } = await import('vscode-markdown-languageservice')
    const { CancellationToken, Emitter } = await import('vscode-languageserver-protocol')
    const { TextDocument } = await import('vscode-languageserver-textdocument')
    const { URI } = await import('vscode-uri')
    const { default: MarkdownIt } = await import('markdown-it')
    return async (texts) => {
      const markdownIt = new MarkdownIt()
      const never = new Emitter<never>().event
      const documents = texts.map(({ file, text }) => {
        const $uri = URI.file(file)
        return Object.assign(TextDocument.create($uri.toString(), 'markdown', 1, text), { $uri })
      })
      const byUri = new Map(documents.map((document) => [document.$uri.toString(), document]))
      const service = createLanguageService({
        workspace: {
          workspaceFolders: [],
          onDidChangeMarkdownDocument: never,
          onDidCreateMarkdownDocument: never,
          onDidDeleteMarkdownDocument: never,
          getAllMarkdownDocuments: async () => documents,
          hasMarkdownDocument: (uri) => byUri.has(uri.toString()),
          openMarkdownDocument: async (uri) => byUri.get(uri.toString()),
          stat: async () => undefined,
          readDirectory: async () => [],
        },
        parser: {
          slugifier: githubSlugifier,
          tokenize: async (document) => markdownIt.parse(document.getText(), {}),
        },
        logger: { level: 0, log: () => undefined },
      })
      const symbols = await service.getWorkspaceSymbols('', CancellationToken.None)
      service.dispose()
      return symbols.length
    }
  },
} as const
