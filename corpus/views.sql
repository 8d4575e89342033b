-- Facts with everything an analyst asks of them in one row: names for ids, where from, and the clause that states it.
create or replace view facts_wide as
select
    fact.article, fact.id as fact,
    coalesce(subject.name, fact.qualifiers ->> 'subject_text') as subject, subject.type as subject_type, subject.ticker,
    fact.metric, fact.measure, fact.period_start, fact.period_end,
    fact.kind, fact.low, fact.high, fact.mod, fact.currency, fact.unit, fact.per,
    fact.modality, coalesce(source.name, fact.qualifiers ->> 'source_text') as said_by, fact.qualifiers,
    substring(article.text, fact.evidence[1].start + 1, fact.evidence[1].end - fact.evidence[1].start) as evidence,
    article.title, article.publisher, article.published, article.source_id, article.source, article.cluster,
    fact.rule, article.ruleset
from facts as fact
join articles as article on article.article = fact.article
left join entities as subject on subject.article = fact.article and subject.id = fact.subject
left join entities as source on source.article = fact.article and source.id = fact.source;

-- One row for each thing said of a company's metric, however many papers printed it.
create or replace view company_metric_timeline as
select
    any_value(subject) as company, any_value(ticker) as ticker, metric, measure, period_start, period_end,
    low, high, mod, currency, unit, modality,
    count(distinct cluster) as stories, count(distinct article) as articles,
    min(published) as first_published, arg_min(evidence, published) as evidence
from facts_wide
where subject_type = 'company' and (qualifiers ->> 'segment_text') is null
group by coalesce(ticker, subject), metric, measure, period_start, period_end, low, high, mod, currency, unit, modality
order by company, metric, period_end, first_published;

-- Stories that were printed more than once.
create or replace view syndication as
select
    cluster, count(*) as copies, min(published) as first_published, max(published) as last_published,
    list(distinct publisher order by publisher) as publishers, arg_min(title, (published, article)) as title
from articles
group by cluster
having count(*) > 1
order by copies desc, cluster;

-- Facts once a story: those of the earliest article of each cluster.
create or replace view facts_once as
select fact.*
from facts as fact
join (
    select cluster, arg_min(article, (published, article)) as article from articles group by cluster
) as first on first.article = fact.article;
