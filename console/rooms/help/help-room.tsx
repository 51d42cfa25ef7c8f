import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { FaultPage } from '../../parts/fault/fault-page.tsx';
import { FilterLinks } from '../../parts/filter-links.tsx';
import { useLanguage, useTexts } from '../../parts/language.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Markdown } from '../../parts/text/markdown.tsx';
import { NoSuchPage } from '../../parts/fault/no-such-page.tsx';
import { useTitle } from '../../parts/use-title.ts';
import { chapters, isChapter } from './chapters.ts';
import type { Chapter } from './chapters.ts';
import { pageText, pictureAt } from './page-text.ts';
import { helpTexts } from './texts.ts';

/** The help, a chapter a desk; an address names a chapter and a place in it. */
export function HelpRoom() {
  const { chapter } = getRouteApi('/frame/desk/help/$chapter').useParams();
  return isChapter(chapter) ? <ChapterPage chapter={chapter} /> : <NoSuchPage />;
}

function ChapterPage({ chapter }: { readonly chapter: Chapter }) {
  const t = useTexts(helpTexts);
  const { language } = useLanguage();
  const { hash } = useLocation();
  const page = useQuery({ queryKey: ['help', chapter, language], queryFn: () => pageText(chapter, language), staleTime: Infinity });
  useTitle(`${t.title} · ${t.names[chapter]}`);
  useEffect(() => {
    if (page.data !== undefined && hash !== '') document.getElementById(hash)?.scrollIntoView();
  }, [page.data, hash]);
  if (page.data === undefined) return page.error === null ? <Loading /> : <FaultPage error={page.error} />;
  return (
    <>
      <FilterLinks label={t.chapters}>
        {chapters.map((one) => (
          <Link key={one} to="/desk/help/$chapter" params={{ chapter: one }} activeOptions={{ exact: true, includeHash: false }}>
            {t.names[one]}
          </Link>
        ))}
      </FilterLinks>
      <article className="card help">
        <Markdown text={page.data} pictureAt={pictureAt} />
      </article>
    </>
  );
}
