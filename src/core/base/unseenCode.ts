// Code that readers never see: it is run when the page is made, or left out.

import { hidingBlock } from './hiddenElements.ts'

/** Code that a program runs or leaves out when it makes the page, by what follows the opening fence. */
const unseenInfo = new RegExp(
  String.raw`^[ \t]*(?:(?:dataview(?:js)?|tasks|query|comment|${hidingBlock})[ \t]*(?:\r?\n|$)|\{=(?!html|markdown)|\{[^{}\n]*\b(?:echo|include)\s*=\s*(?:F(?:ALSE)?|false)\b|\{raw\}[ \t]*(?!html\b)[a-z]|\{\.?(?:comment|todo|only|ifconfig|${hidingBlock})\})`,
  'i',
)
/** Option lines of such code, and those of them that hide it. */
const option = /^[ \t>]*(?:(?:#|\/\/|--|%%)\||:tags:)/
const unseenOption = /\|[ \t]*(?:echo|include)[ \t]*:[ \t]*(?:false|no)\b|:tags:.*\bremove-(?:cell|input)\b/i

/** Whether readers never see the code in a fence. @param code its beginning, after the opening fence */
export function isUnseenCode(code: string): boolean {
  if (unseenInfo.test(code)) return true
  if (!/^[ \t]*\{/.test(code)) return false
  const lines = code.split('\n').slice(1)
  const end = lines.findIndex((line) => !option.test(line))
  return lines.slice(0, end < 0 ? lines.length : end).some((line) => unseenOption.test(line))
}

/** Whether code in a line stands for what it computes, in Dataview, Quarto or Pandoc. */
export function isComputed(code: string): boolean {
  return /^`(?:\$=[ \t]|=[ \t]*(?:this|dv)\.|\{[a-z]{1,20}\}[ \t])/i.test(code)
}
