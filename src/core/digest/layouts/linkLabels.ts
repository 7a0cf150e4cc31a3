/** What a link's text is when it names what lies behind it, "paper" or "code", and no title. */
const generic =
  /^(?:\W*)(?:the\s+)?(?:papers?|pdf|arxiv|abs(?:tract)?|link|url|code|github|repo(?:sitory)?|project(?:\s+page)?|page|website|site|blog(?:\s*post)?|post|article|video|slides?|talk|demo|data(?:set)?|model|tweet|thread|twitter|summary|review|notes?|read|here|html|doi|openreview|poster|supp(?:lementary)?|논문|코드|링크|论文|代码|链接|論文|コード|リンク)(?:\s+(?:paper|link|version|page|\d+))?(?:\W*)$/i

/** Whether the text in a link's brackets can be a title: words of its own, no bare label and no identifier. */
export function canNamePaper(label: string): boolean {
  return /\p{L}{2}/u.test(label) && !generic.test(label) && !/^(?:arxiv:)?\d{4}\.\d{4,5}/i.test(label.trim())
}
