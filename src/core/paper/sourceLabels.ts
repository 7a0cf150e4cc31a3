/** Services' own names, as people know them, by the id of the source. */
const labels: Readonly<Record<string, string>> = {
  'arxiv-api': 'arXiv',
  datacite: 'DataCite',
  'semantic-scholar': 'Semantic Scholar',
  openalex: 'OpenAlex',
  crossref: 'Crossref',
}

/** The service's name; the id itself where it is none of ours, as that of an imported record may be. */
export function sourceLabel(id: string): string {
  return labels[id] ?? id
}
