/** The settings by which an editor asks this service and no other: no test asks a real one. */
export function localArxivSettings({ url }: { readonly url: string }): Record<string, unknown> {
  return {
    'researchDigest.arxiv.apiUrl': url,
    'researchDigest.arxiv.feedUrl': '',
    'researchDigest.huggingFace.dailyPapersUrl': '',
    'researchDigest.sources': ['arxiv-api'],
    'researchDigest.dataCite.apiUrl': '',
    'researchDigest.crossref.apiUrl': '',
  }
}
