# Made by "mvn -Ppackages package".
class Denicheur < Formula
  desc "French full-text search for job postings"
  homepage "@URL@"
  url "@URL@/denicheur-@VERSION@.tar.gz"
  version "@VERSION@"
  sha256 "@SHA256@"
  license "Apache-2.0"

  # The archive contains a Java for Linux on x86_64; elsewhere Homebrew's runs the same program.
  on_macos do
    depends_on "openjdk"
  end
  on_linux do
    on_arm do
      depends_on "openjdk"
    end
  end

  def install
    own = OS.linux? && Hardware::CPU.intel?
    rm_r ["runtime", "denicheur.jsa"] unless own
    man1.install Dir["man/*.1"]
    bash_completion.install "completion/denicheur.bash" => "denicheur"
    libexec.install Dir["*"]
    java = own ? libexec/"runtime" : Formula["openjdk"].opt_prefix
    (bin/"denicheur").write_env_script libexec/"denicheur",
                                       JAVA_HOME:       java,
                                       DENICHEUR_INDEX: "${DENICHEUR_INDEX:-#{var}/denicheur/index}"
  end

  def post_install
    (var/"denicheur").mkpath
  end

  service do
    run [opt_bin/"denicheur", "serve"]
    keep_alive true
    log_path var/"log/denicheur.log"
    error_log_path var/"log/denicheur.log"
  end

  test do
    ENV["DENICHEUR_INDEX"] = testpath/"index"
    assert_match "@VERSION@", shell_output("#{bin}/denicheur --version")
    assert_match "COMMUNICATION", shell_output("#{bin}/denicheur search sante mentale")
  end
end
