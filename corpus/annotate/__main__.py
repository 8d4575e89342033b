"""``python -m corpus.annotate``: write the corpus's generated files anew."""

from corpus.annotate.build import GENERATED, read_corpus


def main() -> None:
    """Read the notation files and write what is made from them."""
    articles = read_corpus()
    for path, made in GENERATED.items():
        path.write_bytes(made(articles))


if __name__ == "__main__":
    main()
