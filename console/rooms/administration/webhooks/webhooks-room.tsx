import { getRouteApi, Link } from '@tanstack/react-router';
import '../../../look/administration.css';
import { Answered } from '../../../parts/answered.tsx';
import { useTexts } from '../../../parts/language.tsx';
import { useTitle } from '../../../parts/use-title.ts';
import { texts } from '../../../texts.ts';
import { EndpointPage } from './endpoint-page.tsx';
import { NewEndpointForm } from './endpoint-form.tsx';
import { useWebhooks } from '../reads.ts';
import { administrationTexts } from '../texts.ts';

/** The receivers that are told of every change of status: a list, a new one, or one of them. */
export function WebhooksRoom() {
  const { webhooks: t } = useTexts(administrationTexts);
  const { id } = getRouteApi('/frame/desk/webhooks').useSearch();
  useTitle(t.title);
  return (
    <>
      {id !== undefined && (
        <p>
          <Link to="/desk/webhooks">{t.back}</Link>
        </p>
      )}
      {id === undefined && <Overview />}
      {id === 'new' && <NewEndpointForm />}
      {id !== undefined && id !== 'new' && <EndpointPage key={id} id={id} />}
    </>
  );
}

function Overview() {
  const { noted } = useTexts(texts);
  const { webhooks: t } = useTexts(administrationTexts);
  return (
    <>
      <h1>{t.title}</h1>
      <p className="soft">{t.lead}</p>
      <p>
        <Link to="/desk/webhooks" search={{ id: 'new' }}>
          {t.add}
        </Link>
      </p>
      <Answered query={useWebhooks()}>
        {({ webhooks }) =>
          webhooks.length === 0 ? (
            <p className="nothing">{t.nothing}</p>
          ) : (
            <ul className="entry-list">
              {webhooks.map(({ id, url, status, why, description }) => (
                <li key={id}>
                  <Link to="/desk/webhooks" search={{ id }}>
                    {url}
                  </Link>
                  <span className="tag">{why === undefined ? t.status[status] : noted(t.status[status], t.why[why])}</span>
                  <span className="soft">{description}</span>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </>
  );
}
