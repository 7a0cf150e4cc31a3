/** What an entry may begin with on its line: indentation, and marks of quotations, lists and headings. */
export const entryMarks =
  /^[\s>]*(?:(?:[-*+•・※■●]|\(?\d{1,4}[.)、]|\[\d{1,4}\]|#{1,6})\s+)*(?:\[[ xX]\]\s+)?/u
