/** A picture sign or a part of one, as the source of a pattern with the flag `u`. */
export const pictureSign = String.raw`(?:\p{Extended_Pictographic}|[\u{1F1E6}-\u{1F1FF}\u{1F3FB}-\u{1F3FF}\uFE0F\u200D\u20E3])`
