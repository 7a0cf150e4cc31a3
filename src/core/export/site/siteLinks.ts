/** From a page to another or to a file of the same site, as an address: `../tags/a%20b.html`. */
export function linkTo(target: string, from: string): string {
  const up = '../'.repeat(from.split('/').length - 1)
  return up + target.split('/').map(encodeURIComponent).join('/')
}

/** A link to an element of another page of the site. */
export function linkToFragment(target: string, fragment: string, from: string): string {
  return `${linkTo(target, from)}#${encodeURIComponent(fragment)}`
}
