/** The end of the pipeline, which documents of a project and single files share: content to a PDF. */
import type { Content } from './content/types.ts';
import { layOut } from './layout/layout.ts';
import type { Theme } from './layout/theme.ts';
import type { Attachment } from './pdf/types.ts';
import { writePdf } from './pdf/write.ts';
import type { Problems } from './problems/problems.ts';
import type { Fonts } from './text/types.ts';

/** What all documents of a theme share. */
export interface Setting {
  readonly theme: Theme;
  readonly fonts: Fonts;
}

/** Sets content as a PDF. @throws ProblemsFound */
export async function setPdf(
  content: Content,
  { theme, fonts }: Setting,
  problems: Problems,
  attachments: readonly Attachment[] = [],
): Promise<Uint8Array> {
  const layout = layOut(content, theme, fonts, problems);
  problems.endPhase();
  return writePdf(layout, fonts, { attachments });
}
