import fc from 'fast-check'

/** A way to write the address of a paper. */
export interface WrittenForm {
  /** Whether the version of the paper is in it. */
  readonly hasVersion: boolean
  write(id: string): string
}

const abs = (id: string) => `https://arxiv.org/abs/${id}`
const encoded = (id: string) => encodeURIComponent(abs(id))

/** Addresses of arXiv and its neighbours, as pages link to them. */
export const plainAddresses: readonly ((id: string) => string)[] = [
  abs,
  (id) => `HTTP://ArXiv.Org/ABS/${id}`,
  (id) => `http://www.arxiv.org/abs/${id}`,
  (id) => `https://export.arxiv.org/abs/${id}`,
  (id) => `http://xxx.lanl.gov/abs/${id}`,
  (id) => `arxiv.org/abs/${id}`,
  (id) => `https://arxiv.org/abs/arXiv:${id}`,
  (id) => `https://arxiv.org//abs/${id}/`,
  (id) => `https://arxiv.org/abs/${id}).`,
  (id) => `https://arxiv.org/abs/${id}`,
  (id) => `https://arxiv.org/pdf/${id}.pdf#page=3`,
  (id) => `https://arxiv.org/html/${id}`,
  (id) => `https://arxiv.org/ps/${id}`,
  (id) => `https://arxiv.org/format/${id}`,
  (id) => `https://arxiv.org/src/${id}`,
  (id) => `https://arxiv.org/e-print/${id}`,
  (id) => `https://arxiv.org/abs/${id}?utm_source=feed`,
  (id) => `https://ar5iv.labs.arxiv.org/html/${id}`,
  (id) => `https://ar5iv.org/abs/${id}`,
  (id) => `https://www.alphaxiv.org/overview/${id}`,
  (id) => `https://huggingface.co/papers/${id}`,
  (id) => `https://hf.co/papers/${id}`,
  (id) => `https://scirate.com/arxiv/${id}`,
  (id) => `https://papers.cool/arxiv/${id}`,
  (id) => `https://www.semanticscholar.org/arxiv/${id}`,
  (id) => `https://api.semanticscholar.org/arXiv:${id}`,
  (id) => `https://api.semanticscholar.org/graph/v1/paper/ARXIV:${id}`,
  (id) => `https://www.emergentmind.com/papers/${id}`,
  (id) => `https://www.arxiv-vanity.com/papers/${id}/`,
  (id) => `https://www.connectedpapers.com/arxiv/${id}`,
  (id) => `https://arxiv.paperswithcode.com/api/v0/papers/${id}`,
  (id) => `https://inspirehep.net/arxiv/${id}`,
  (id) => `https://ideas.repec.org/p/arx/papers/${id}.html`,
  (id) => `http://d.repec.org/n?u=RePEc:arx:papers:${id}&r=ecm`,
  (id) => `https://econpapers.repec.org/RePEc:arx:papers:${id}`,
  (id) => `https://ui.adsabs.harvard.edu/abs/arXiv:${id}/abstract`,
  (id) => `https://arxiv-org.proxy.example.edu/abs/${id}`,
  (id) => `https://www-arxiv-org.ezp.lib.example.edu/abs/${id}`,
  (id) => `http://arxiv.org.ezproxy.example.edu/pdf/${id}`,
  (id) => `https://0-arxiv.org.library.example.edu/abs/${id}`,
]

/** The one DOI of all versions. */
export const dois: readonly ((id: string) => string)[] = [
  (id) => `https://doi.org/10.48550/arXiv.${id}`,
  (id) => `http://dx.doi.org/10.48550/ARXIV.${id}`,
  (id) => `https://doi.org/10.48550%2FarXiv.${id}`,
  (id) => `doi:10.48550/arXiv.${id}`,
  (id) => `10.48550/arXiv.${id}`,
  (id) => `https://dl.acm.org/doi/10.48550/arXiv.${id}`,
]

/** Some sites encode no more than they must. */
const value = (address: string) => (address.includes('&') ? encodeURIComponent(address) : address)

/** Sites that lead on to an address. */
export const wrappers: readonly ((address: string) => string)[] = [
  (address) => `https://www.google.com/url?q=${value(address)}&sa=D&ust=1`,
  (address) => `https://www.google.co.kr/url?sa=t&url=${encodeURIComponent(address)}&usg=x`,
  (address) => `https://scholar.google.com/scholar_url?url=${value(address)}&amp;hl=en`,
  (address) =>
    `https://nam02.safelinks.protection.outlook.com/?url=${encodeURIComponent(address)}&data=05%7C01`,
  (address) => `https://login.ezproxy.example.edu/login?url=${value(address)}`,
  (address) => `https://proxy.library.example.edu/login?qurl=${encodeURIComponent(address)}`,
  (address) => `https://web.archive.org/web/20240105000000/${address}`,
  (address) => `https://web.archive.org/web/2024id_/${address}`,
  (address) => `https://web.archive.org/web/${address}`,
  (address) => `https://l.facebook.com/l.php?u=${encodeURIComponent(address)}&h=AT0`,
  (address) => `https://l.messenger.com/l.php?u=${encodeURIComponent(address)}`,
  (address) => `https://t.umblr.com/redirect?z=${encodeURIComponent(address)}&t=x`,
  (address) => `https://slack-redir.net/link?url=${encodeURIComponent(address)}`,
  (address) => `https://href.li/?${address}`,
  (address) => `https://link.zhihu.com/?target=${encodeURIComponent(address)}`,
  (address) => `https://urldefense.com/v3/__${address}__;!!x`,
  (address) =>
    `https://urldefense.proofpoint.com/v2/url?u=${encodeURIComponent(address.replaceAll('-', '%2D').replaceAll('_', '%5F')).replaceAll('%252D', '-2D').replaceAll('%255F', '-5F').replaceAll('%2F', '_').replaceAll('%', '-')}&d=x`,
]

/** Ways to write an identifier with characters that do not belong to it. */
const idWritings: readonly ((id: string) => string)[] = [
  (id) => id.replace('.', '\\.'),
  (id) => id.replace(/v(\d+)$/, 'V$1'),
  (id) => id.replace('/', '%2F'),
  (id) => id.replace(/\d{2}/, '$&\u200b'),
  (id) => id.replace(/[./]/, '\u200b$&\u00ad'),
]

export const writtenForms: fc.Arbitrary<WrittenForm> = fc
  .record({
    form: fc.oneof(
      fc.constantFrom(...plainAddresses).map((write) => ({ hasVersion: true, write })),
      fc.constantFrom(...dois).map((write) => ({ hasVersion: false, write })),
    ),
    writeId: fc.option(fc.constantFrom(...idWritings)),
    wrap: fc.array(fc.constantFrom(...wrappers), { maxLength: 2 }),
  })
  .map(({ form, writeId, wrap }) => ({
    hasVersion: form.hasVersion,
    write: (id) => {
      const address = form.write(writeId ? writeId(id) : id)
      return (address.includes(':/') ? wrap : []).reduce((inner, around) => around(inner), address)
    },
  }))

/** Pieces of redirects in any order. */
export const wrappedNoise: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...['https://', 'www.google.com/url', 'web.archive.org/web/', 'href.li/?', 'x.edu/login?url='],
        ...['?q=', '&', 'amp;', 'url=', '%', '%3A%2F%2F', '%2F', '%E2%80', encoded('2011.10650')],
        ...['arxiv.org/abs/', '2011.10650', '\\', '\u200b', '–', '/', '#', 'urldefense.com/v3/__', '-3A__'],
      ),
      fc.string({ maxLength: 3, unit: 'binary' }),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(''))
