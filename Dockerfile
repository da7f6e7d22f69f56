# The container image of gardefou. How to run it with the fewest rights: deploy/compose.yaml.
#
#   docker build -t gardefou .       podman build --format docker -t gardefou .       without either: deploy/build-image
#
# Where TLS is inspected, or packages come from an index of your own, the build takes two secrets, which stay in no layer:
#   --secret id=authorities,src=/etc/ssl/certs/ca-certificates.crt --secret id=pip,src=/etc/pip.conf
ARG BASE=debian:trixie-slim

# --- build: an environment from the lock, by hash, and gardefou's own wheel. Of this stage, only /opt/gardefou is kept.
FROM ${BASE} AS build
RUN apt-get update \
 && apt-get install --yes --no-install-recommends binutils python3.13-venv
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore PIP_ONLY_BINARY=:all: \
    PIP_CONFIG_FILE=/run/secrets/pip
WORKDIR /src
COPY requirements.lock requirements-dev.lock ./
# The wheel's builder is kept apart from what is shipped.
RUN --mount=type=secret,id=authorities --mount=type=secret,id=pip \
    if [ -f /run/secrets/authorities ]; then export PIP_CERT=/run/secrets/authorities; fi \
 && awk '/^[^ #]/ {mine = /^(hatchling|editables|packaging|pathspec|pluggy|trove-classifiers)==/} mine' requirements-dev.lock >builder.lock \
 && python3.13 -m venv /builder \
 && /builder/bin/pip install --no-deps --require-hashes --requirement builder.lock \
 && python3.13 -m venv --without-pip /opt/gardefou \
 && /builder/bin/pip --python /opt/gardefou/bin/python install --no-compile --no-deps --require-hashes --requirement requirements.lock
COPY . .
RUN /builder/bin/pip wheel --no-index --no-deps --no-build-isolation --wheel-dir /wheel . \
 && /builder/bin/pip --python /opt/gardefou/bin/python install --no-index --no-compile --no-deps /wheel/*.whl

# What is never used at run time. deploy/test-image shows that nothing is missed. Licences stay, in *.dist-info.
WORKDIR /opt/gardefou/lib/python3.13/site-packages
# Places, carriers and time zones of telephone numbers: about 40 MB that neither Presidio nor gardefou imports.
RUN rm -r phonenumbers/geodata phonenumbers/carrierdata phonenumbers/tzdata
# The packages' own tests: 27 MB, and a private key among them (tornado/test/test.key).
RUN find . -depth -type d \( -name tests -o -name test \) -exec rm -r {} +
# A build tool that spaCy and thinc name as needed, and use only to build: 8 MB.
RUN rm -r setuptools setuptools-*.dist-info _distutils_hack distutils-precedence.pth
# Debug symbols: 167 MB. Not those of *.libs, which auditwheel has moved about and strip may break.
RUN find . -name '*.so' ! -path '*.libs/*' -exec strip --strip-unneeded {} +
# Commands of others: a stray mitmdump would be an open proxy.
RUN find /opt/gardefou/bin -mindepth 1 ! -name 'python*' ! -name gardefou -delete
# Compiled once, here: the image cannot write at run time, and compiling at each start takes many seconds.
RUN /opt/gardefou/bin/python -m compileall -q -j 0 --invalidation-mode unchecked-hash . \
 && /opt/gardefou/bin/gardefou charter test

# --- the image: Debian, its Python, the environment, a user without rights.
FROM ${BASE}
RUN apt-get update \
 && apt-get install --yes --no-install-recommends python3.13 \
 && rm -rf /var/lib/apt/lists/* /var/cache/*/* /var/log/* \
 && groupadd --gid 10001 gardefou \
 && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /var/lib/gardefou --shell /usr/sbin/nologin gardefou \
 && install --directory --owner 10001 --group 10001 --mode 0700 /var/lib/gardefou \
 && find / -xdev -type f -perm /6000 -exec chmod a-s {} +
COPY --from=build /opt/gardefou /opt/gardefou
COPY --chmod=0644 deploy/gardefou.yaml /etc/gardefou/gardefou.yaml

# Safe path: nothing is imported from the working directory.
ENV PATH=/opt/gardefou/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    LANG=C.UTF-8 PYTHONDONTWRITEBYTECODE=1 PYTHONSAFEPATH=1 TMPDIR=/tmp
USER 10001:10001
WORKDIR /var/lib/gardefou
# Beside /tmp, which should be in memory, the only place that is written to: journal, index, keys.
VOLUME /var/lib/gardefou
EXPOSE 8080
STOPSIGNAL SIGTERM
# That the proxy listens and its loop turns. Not /readyz: an engine that restarts what is not ready would end a node that goes on
# with the last good charter. Settings with `health: null`, or another port, need a check of their own.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["python", "-IS", "-c", "import http.client as h; c = h.HTTPConnection('127.0.0.1', 9090, timeout=3); c.request('GET', '/startupz'); raise SystemExit(c.getresponse().status != 200)"]
ENTRYPOINT ["gardefou"]
CMD ["serve", "--config", "/etc/gardefou/gardefou.yaml", "--listen", "0.0.0.0:8080", "--data-dir", "/var/lib/gardefou"]

ARG VERSION=0.1.0
ARG REVISION=
LABEL org.opencontainers.image.title="gardefou" \
      org.opencontainers.image.description="Local data-loss-prevention proxy between French clinical research and generative AI services" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.base.name="docker.io/library/debian:trixie-slim"
